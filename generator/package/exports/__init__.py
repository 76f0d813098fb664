"""The same rows in the forms that people open: nothing here is committed, since its bytes follow those of libraries."""
