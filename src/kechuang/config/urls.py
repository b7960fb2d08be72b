"""Every address of the site: sign-in under accounts/, programs under api/, all pages from the portal."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("kechuang.accounts.urls")),
    path("api/", include("kechuang.api.urls")),
    path("", include("kechuang.portal.urls")),
]
handler500 = "kechuang.config.error_pages.broken"
