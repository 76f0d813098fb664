"""Registre ouvert: French local public acts in; a data package, pages and a searchable site out."""

__version__ = "0.1.0"
