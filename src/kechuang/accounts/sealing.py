"""Sealing small secrets for storage: SM4 in GCM, under a key derived from the site's secret key with HKDF-SM3.

A copy of the database alone then opens none of them. Whoever changes the secret key must set the secrets anew. The
cipher is OpenSSL's; a deployment that must pass 密评 replaces this module by one over its certified device.
"""

from __future__ import annotations

import base64
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12
_TAG = 16
MARK = "sm4:"
"""What a sealed text begins with."""


def seal(text: str) -> str:
    """The text as `sm4:` and base64 of nonce, tag and ciphertext."""
    nonce = os.urandom(_NONCE)
    encryptor = Cipher(algorithms.SM4(_key(settings.SECRET_KEY)), modes.GCM(nonce)).encryptor()
    sealed = encryptor.update(text.encode()) + encryptor.finalize()
    return MARK + base64.b64encode(nonce + encryptor.tag + sealed).decode("ascii")


def unseal(sealed: str) -> str:
    """The text again. Raises ValueError where it was sealed under another key, or altered."""
    if not sealed.startswith(MARK):
        raise ValueError("not a sealed text")
    data = base64.b64decode(sealed.removeprefix(MARK))
    nonce, tag, rest = data[:_NONCE], data[_NONCE : _NONCE + _TAG], data[_NONCE + _TAG :]
    decryptor = Cipher(algorithms.SM4(_key(settings.SECRET_KEY)), modes.GCM(nonce, tag)).decryptor()
    try:
        return (decryptor.update(rest) + decryptor.finalize()).decode()
    except InvalidTag as error:
        raise ValueError("sealed under another key, or altered") from error


@cache
def _key(secret: str) -> bytes:
    return HKDF(algorithm=hashes.SM3(), length=16, salt=None, info=b"kechuang sealing 1").derive(secret.encode())
