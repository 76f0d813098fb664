"""Floor 5: findings become records; bodies get an identity, figures are checked against each other, people correct."""
