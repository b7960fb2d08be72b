"""The same site for programs: JSON over HTTP, described by OpenAPI; one file per group of routes in `routes/`.

What lives here: reading a request, asking who may, calling the action or question that pages call, and saying the
answer or the error as JSON. What may not: rules of any kind, and anything that only pages need (`portal`). Nothing here
is imported until the first request for the API, save `urls.py` and `entry.py`.
"""
