"""The WSGI application, for `kechuang up` and for any other WSGI server."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from kechuang.config.home import home_folder, make_home
from kechuang.config.turns import Turns

make_home(home_folder())  # before the settings are read, so that all workers share one secret key
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kechuang.config.settings")
application = Turns(get_wsgi_application())
