"""The address of an office: one form, and nothing that would send a key in clear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarant_client.application.ports.office_address import (
    OfficeAddressError,
    is_loopback,
    office_address,
)


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("https://Office.Example/", "https://office.example"),
        ("office.example", "https://office.example"),
        (" https://office.example:443/api/ ", "https://office.example/api"),
        ("https://office.example:8443", "https://office.example:8443"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("http://localhost:80/", "http://localhost"),
        ("http://[::1]:8000/", "http://[::1]:8000"),
        ("HTTPS://office.example", "https://office.example"),
    ],
)
def test_an_address_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert office_address(typed) == kept
    assert office_address(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "https://",
        "ftp://office.example",
        "https://user:pw@office.example",
        "https://office.example/?a=1",
        "https://office.example/#top",
        "https://office.example:port",
        "https://office.example:99999",
        "https://[::1",
        "https://office example",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(OfficeAddressError):
        office_address(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "http://office.example",
        "http://10.0.0.1",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://0.0.0.0",
    ],
)
def test_http_is_for_this_computer_alone(typed: str) -> None:
    with pytest.raises(OfficeAddressError, match="begins with http"):
        office_address(typed)


@given(st.text())
def test_any_text_is_an_address_or_refused(typed: str) -> None:
    try:
        kept = office_address(typed)
    except OfficeAddressError:
        return
    assert office_address(kept) == kept


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.255.0.1", "::1"])
def test_this_computer_is_known_by_its_names(host: str) -> None:
    assert is_loopback(host)
