"""Settings, URLs and the WSGI application. No behaviour."""
