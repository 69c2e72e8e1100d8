"""Search: tokens, encoder seam, index, ranking, reasons."""
