"""What is said of the proxy between this computer and an office."""

from __future__ import annotations

from http import HTTPStatus

from declarant_client.application.ports.proxies import Proxy
from declarant_client.domain.sentences import Sentence, translate
from declarant_client.office.tunnel import ProxyRefusedError

_BASIC = "basic"
_OUT_OF_REACH = frozenset(
    {HTTPStatus.BAD_GATEWAY, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT}
)


_ON_A_PAGE = frozenset(
    {
        HTTPStatus.MOVED_PERMANENTLY,
        HTTPStatus.FOUND,
        HTTPStatus.SEE_OTHER,
        HTTPStatus.TEMPORARY_REDIRECT,
        HTTPStatus.PERMANENT_REDIRECT,
        HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED,
    }
)


def web_page_words(office: str) -> Sentence:
    """Something between here and the office wants somebody to sign in on its page."""
    return translate(
        "office",
        "Instead of {office} a web page answered: the network asks you to sign in on a web "
        "page first. Open a browser, sign in there, then try again.",
        office=office,
    )


def refused(error: ProxyRefusedError, proxy: Proxy | None, office: str) -> Sentence:
    """Return why a proxy does not lead on to the office."""
    where = _named(proxy)
    if not error.status:
        return unreachable(proxy, office)
    if error.status in _ON_A_PAGE:
        return web_page_words(office)
    if error.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        if error.schemes and _BASIC not in error.schemes:
            return _sign_in_unknown(where, office, error.schemes)
        return _wrong_password(where, office) if error.signed_in else password(where, office)
    if error.status in _OUT_OF_REACH:
        return translate(
            "office",
            "Your company's proxy ({proxy}) answers, but cannot reach {office} just now.",
            proxy=where,
            office=office,
        )
    return translate(
        "office",
        "Your company's proxy ({proxy}) refuses to lead to {office}. Ask whoever looks after the "
        "network to allow that address.",
        proxy=where,
        office=office,
    )


def password(where: str, office: str) -> Sentence:
    """The proxy wants a name and a password, and got none."""
    return translate(
        "office",
        "Your company's proxy ({proxy}), which leads to {office}, needs a name and a password. "
        "Give the proxy by hand in the settings, under Network, with its name and password.",
        proxy=where,
        office=office,
    )


def _wrong_password(where: str, office: str) -> Sentence:
    return translate(
        "office",
        "Your company's proxy ({proxy}), which leads to {office}, does not accept the name and "
        "password given in the settings, under Network.",
        proxy=where,
        office=office,
    )


def _sign_in_unknown(where: str, office: str, schemes: frozenset[str]) -> Sentence:
    return translate(
        "office",
        "Your company's proxy ({proxy}), which leads to {office}, only takes a way of signing in "
        "that this program cannot do ({schemes}). Ask whoever looks after the network to allow "
        "the office's address without signing in; or run a program on this computer that signs "
        "in for others (such as Px or Cntlm), and enter its address in the settings, under "
        "Network.",
        proxy=where,
        office=office,
        schemes=", ".join(sorted(schemes))[:100],
    )


def unreachable(proxy: Proxy | None, office: str) -> Sentence:
    """Nothing usable answers at the proxy's address."""
    return translate(
        "office",
        "Your company's proxy ({proxy}), which leads to {office}, cannot be reached. Outside the "
        "company's network, choose in the settings, under Network, to use none.",
        proxy=_named(proxy),
        office=office,
    )


def unusable(office: str) -> Sentence:
    """The proxy is no HTTP proxy, or its address is malformed."""
    return translate(
        "office",
        "The proxy that this computer is set to use towards {office} is of a kind that this "
        "program cannot use, or its address is wrong.",
        office=office,
    )


def _named(proxy: Proxy | None) -> str:
    return proxy.address[:200] if proxy is not None else "?"
