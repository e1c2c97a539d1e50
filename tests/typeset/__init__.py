"""Documents typeset as PDF, Word and HTML, for the tests of the readers and the benchmark of formats."""
