"""What a table printed as plain text is: its cells, its rows, its columns, its total, subsidies or not."""
