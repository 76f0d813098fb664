"""Which public body acts: its name, its kind and its place, from what an act prints of them."""
