"""One module for each subcommand of `eme`; app/cli.py names them."""
