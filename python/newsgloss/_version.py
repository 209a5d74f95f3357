"""The version of the package that is installed."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("newsgloss")
except PackageNotFoundError:  # Run from its source, without being installed.
    __version__ = "0"
