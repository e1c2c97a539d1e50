"""Names that no authority holds, found by their form, and what stands for them."""
