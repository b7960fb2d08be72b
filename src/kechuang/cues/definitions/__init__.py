"""One cue, one file: each declares `CUE`. The folder lists itself."""
