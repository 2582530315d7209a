"""What holds, in how many runs, on which machine? The whole attacks and simulations, written to docs/measured.md."""
