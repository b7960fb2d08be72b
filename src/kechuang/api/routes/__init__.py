"""Routes of the API, one group a file, each defining `router`; the folder lists itself."""
