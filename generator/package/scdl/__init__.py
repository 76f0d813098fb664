"""The national formats of local data (SCDL): one file of deliberations and one of subsidies per public body."""
