"""Documents set as PDF, Word and web pages, for the tests of the readers and for the benchmark of formats."""
