"""The base class of the exceptions that unkg raises."""


class Error(Exception):
    """Something is wrong with an input, a parameter, a file of data or a store; the message is one line."""
