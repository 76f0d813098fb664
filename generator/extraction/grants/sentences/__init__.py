"""Subsidies that one sentence, or two that answer each other, tell."""
