"""Subsidies in tables and ledgers, and in what is annexed to an act."""
