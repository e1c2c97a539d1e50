"""The base class of the exceptions that unkg raises."""


class Error(Exception):
    """An invalid input, parameter, data file or store; the message is one line."""
