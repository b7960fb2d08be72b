"""Django's settings. Importing them writes nothing; `kechuang up` makes the data folder and its secret key.

KECHUANG_HOME          the data folder                  DATABASE_URL       PostgreSQL instead of the embedded SQLite
KECHUANG_HOSTS         further host names, by commas    KECHUANG_HTTPS=1   behind TLS: secure cookies, redirect, HSTS
KECHUANG_SECRET_KEY    instead of the folder's          KECHUANG_DEBUG=1   Django's debug pages, for developers
KECHUANG_EVIDENCE_MB   largest document taken (50)
KECHUANG_SECOND_FACTOR required or asked of staff; unset: required behind TLS or where several staff have accounts
KECHUANG_PROXIES       how many proxies stand before it (1 behind TLS, else 0): whose X-Forwarded-For is believed
KECHUANG_IDLE_MINUTES  without an act one is signed out, 30        KECHUANG_PASSWORD_DAYS  how long a password lasts
KECHUANG_API_POINTS    how often programs may ask: points a minute for each token, 600; 0: no limit
KECHUANG_SMTP          the mail server, smtps://user:password@host         KECHUANG_MAIL_FROM     whom letters come from
KECHUANG_SITE          the site's own address in letters                   KECHUANG_QUIET         no letters, 20-7
KECHUANG_BACKUPS       how many nightly backups are kept, 7
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from csp.constants import NONE, SELF

from kechuang.config.databases import postgres, sqlite
from kechuang.config.home import home_folder, secret_key
from kechuang.config.mail import quiet_hours, server_of
from kechuang.config.sizes import evidence_bytes

PACKAGE = Path(__file__).resolve().parents[1]
HOME = home_folder()
DEBUG = os.environ.get("KECHUANG_DEBUG") == "1"
HTTPS = os.environ.get("KECHUANG_HTTPS") == "1"
SECRET_KEY = secret_key(HOME)
PROXIES = int(os.environ.get("KECHUANG_PROXIES") or HTTPS)
HOSTS = [host for host in os.environ.get("KECHUANG_HOSTS", "").split(",") if host]
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *HOSTS]

INSTALLED_APPS = [
    "kechuang.portal",  # first: its templates come before those of libraries
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "kechuang.config",
    "kechuang.events",
    "kechuang.accounts",
    "kechuang.figures",
    "kechuang.funds",
    "kechuang.search",
    "kechuang.registry",
    "kechuang.cases",
    "kechuang.reviews",
    "kechuang.cues",
    "kechuang.entitlements",
    "kechuang.offers",
    "kechuang.rollout",
    "kechuang.amendments",
    "kechuang.indicators",
    "kechuang.places",
    "kechuang.supervision",
    "kechuang.papers",
    "kechuang.reminders",
    "kechuang.oversight",
    "kechuang.jobs",
    "kechuang.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kechuang.events.origin.RequestOriginMiddleware",
    "kechuang.accounts.session_limits.SessionLimitsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kechuang.config.doors.DoorMiddleware",
    "kechuang.config.error_pages.DesignedErrorMiddleware",
]
ROOT_URLCONF = "kechuang.config.urls"
WSGI_APPLICATION = "kechuang.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": postgres(os.environ["DATABASE_URL"])
    if os.environ.get("DATABASE_URL")
    else sqlite(HOME / "kechuang.sqlite3")
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["kechuang.accounts.lockout.LockingBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "kechuang.accounts.password_rules.Unlike",
        "OPTIONS": {"user_attributes": ("username", "name", "email"), "max_similarity": 0.6},
    },
    {"NAME": "kechuang.accounts.password_rules.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "kechuang.accounts.password_rules.NotCommon"},
    {"NAME": "kechuang.accounts.password_rules.NotDigits"},
]
PASSWORD_RESET_TIMEOUT = 24 * 3600
PASSWORD_DAYS = int(os.environ.get("KECHUANG_PASSWORD_DAYS") or 0)
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "start", "/"

SECOND_FACTOR = os.environ.get("KECHUANG_SECOND_FACTOR", "")
ACCOUNT_ADAPTER = "kechuang.accounts.sign_in_adapter.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = False  # lockout.py counts in the database, for every process, the second step included
ACCOUNT_FORMS = {
    "login": "kechuang.accounts.sign_in.SignInForm",
    "reauthenticate": "kechuang.accounts.sign_in.ConfirmForm",
}
MFA_ADAPTER = "kechuang.accounts.second_factor_adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "kechuang.accounts.second_step.SecondStepForm",
    "reauthenticate": "kechuang.accounts.second_step.ConfirmCodeForm",
    "activate_totp": "kechuang.accounts.second_step.AuthenticatorForm",
    "add_webauthn": "kechuang.accounts.second_step.PasskeyForm",
    "edit_webauthn": "kechuang.accounts.second_step.PasskeyNameForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}  # a whole office may stand behind one address
MFA_TOTP_ISSUER = "科创 Kechuang"
MFA_TOTP_TOLERANCE = 1  # a clock that is half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # http://localhost; a browser takes no other address without TLS
# Used-up codes must be known to every process. Django makes the table by `createcachetable`, a migration here.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}}

IDLE_MINUTES = int(os.environ.get("KECHUANG_IDLE_MINUTES") or 30)
SESSION_ENGINE = "kechuang.accounts.kept_sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "kechuang_session"
CSRF_COOKIE_NAME = "kechuang_csrf"
LANGUAGE_COOKIE_NAME = "kechuang_language"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Other sites of the same domain are not ours to decide about: neither their subdomains nor the preload list.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS] if HTTPS else []
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
API_POINTS = int(os.environ.get("KECHUANG_API_POINTS") or 600)
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
EVIDENCE_LARGEST = evidence_bytes(os.environ.get("KECHUANG_EVIDENCE_MB", ""))
FILE_UPLOAD_HANDLERS = [
    "kechuang.registry.evidence.upload.Capped",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "kechuang.registry.evidence.upload.ToDisk",
]

SITE = os.environ.get("KECHUANG_SITE", "").rstrip("/") or (
    f"https://{HOSTS[0]}" if HTTPS and HOSTS else "http://localhost:8765"
)
_SMTP = server_of(os.environ.get("KECHUANG_SMTP", ""))
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = _SMTP.host, _SMTP.port, 20
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _SMTP.user, _SMTP.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _SMTP.starttls, _SMTP.tls
DEFAULT_FROM_EMAIL = os.environ.get("KECHUANG_MAIL_FROM", "") or "kechuang@localhost"
MAIL_DOMAIN = DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">") or "localhost"
QUIET_HOURS = quiet_hours(os.environ.get("KECHUANG_QUIET", "") or "20-7")

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
ECHARTS_SPEC = find_spec("instaui_echarts")  # a wheel that carries ECharts; neither imported nor installed as an app
ECHARTS = Path((ECHARTS_SPEC.submodule_search_locations or [""])[0]) / "static" if ECHARTS_SPEC else None
STATICFILES_DIRS = [("vendor/echarts", ECHARTS)] if ECHARTS and ECHARTS.is_dir() else []
WHITENOISE_USE_FINDERS = True  # files are served from where they lie: no collecting step
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 0 if DEBUG else 300

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}
