"""Certificates for loopback servers, made anew for each run."""

from __future__ import annotations

import ipaddress
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

LOOPBACK = ipaddress.IPv4Address("127.0.0.1")
ELSEWHERE = ipaddress.IPv4Address("127.0.0.9")


@dataclass(frozen=True)
class Authority:
    """A certificate authority of the test's own; ``bundle`` is what a computer would trust."""

    folder: Path
    bundle: Path
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def server(
        self,
        *,
        begins_in: timedelta = timedelta(days=-30),
        ends_in: timedelta = timedelta(days=1),
        address: ipaddress.IPv4Address = LOOPBACK,
        name: str | None = None,
    ) -> ssl.SSLContext:
        """The TLS side of a server whose certificate ends so and names that address or name."""
        key = ec.generate_private_key(ec.SECP256R1())
        begins = min(datetime.now(UTC), datetime.now(UTC) + ends_in) + begins_in
        named = x509.IPAddress(address) if name is None else x509.DNSName(name)
        certificate = (
            _begun("office.test", self.certificate.subject, key, begins)
            .not_valid_after(datetime.now(UTC) + ends_in)
            .add_extension(x509.SubjectAlternativeName([named]), critical=False)
            .add_extension(_issued_by(self.key), critical=False)
            .sign(self.key, hashes.SHA256())
        )
        chain = self.folder / f"server-{certificate.serial_number}.pem"
        chain.write_bytes(_pem(key) + certificate.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(chain)
        return context


def new_authority(folder: Path) -> Authority:
    """Make an authority that nobody trusts yet."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test authority")])
    certificate = (
        _begun("test authority", name, key, datetime.now(UTC) - timedelta(days=400))
        .not_valid_after(datetime.now(UTC) + timedelta(days=400))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_FOR_SIGNING, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    bundle = folder / "authority.pem"
    bundle.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return Authority(folder, bundle, certificate, key)


_FOR_SIGNING = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)


def _issued_by(key: ec.EllipticCurvePrivateKey) -> x509.AuthorityKeyIdentifier:
    """What Python's strict checks (the default from 3.13 on) ask of a certificate."""
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _begun(
    common_name: str, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, begins: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)]))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
    )


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
