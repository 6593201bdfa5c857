"""The contract as an OpenAPI 3.1 document, made from the operations and the contract's types."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from declarant_client.contract.assessments import CurrentAssessment
from declarant_client.contract.shapes import CLIENT_VERSION_HEADER, Problem, ProblemName
from declarant_client.receiver.app import OPERATIONS
from declarant_client.receiver.openapi_texts import DESCRIPTION, TAGS
from declarant_client.receiver.operations import Access, Answering, Operation, Parameter
from declarant_client.receiver.problem_texts import TITLES
from declarant_client.receiver.problems import MEDIA_TYPE, STATUSES, TYPE_PREFIX

VERSION = "1.0.0"
_REFERENCE = "#/components/schemas/{name}"
_RETRY_AFTER = {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}}
_ANYWHERE = (
    ProblemName.MALFORMED,
    ProblemName.TOO_LARGE,
    ProblemName.TOO_MANY_REQUESTS,
    ProblemName.INTERNAL,
    ProblemName.UNAVAILABLE,
)
_LATER = {ProblemName.IN_PROGRESS, ProblemName.TOO_MANY_REQUESTS, ProblemName.UNAVAILABLE}
_SCOPES = {
    "read": "Read what is the party's.",
    "submit": "Submit, withdraw and reply as well.",
}
_LANGUAGE = Parameter(
    name="Accept-Language",
    where="header",
    description="`vi` (the default) or `en`: the language of a problem's title and detail.",
    schema={"type": "string", "default": "vi"},
)
_CLIENT_VERSION = Parameter(
    name=CLIENT_VERSION_HEADER,
    where="header",
    description="The client's version, such as `0.1.0`.",
    schema={"type": "string", "maxLength": 64},
    required=True,
)


def document() -> dict[str, Any]:
    """Return the OpenAPI document."""
    shapes = list(_shapes())
    references, schemas = msgspec.json.schema_components(shapes, ref_template=_REFERENCE)
    named = dict(zip(map(id, shapes), references, strict=True))
    schemas["Problem"] = _problem_schema(schemas["Problem"])
    for schema in schemas.values():
        # Python 3.13 takes a docstring's indentation away, earlier versions leave it.
        schema["description"] = inspect.cleandoc(schema["description"])
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Customs service assessments: the receiving office",
            "version": VERSION,
            "description": DESCRIPTION,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "tags": [{"name": name, "description": said} for name, said in TAGS.items()],
        "paths": _paths(named),
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "responses": {name.value: _problem_response(name) for name in ProblemName},
            "securitySchemes": {
                "oauth2": {
                    "type": "oauth2",
                    "description": "Client credentials, with the key got by `enrol`.",
                    "flows": {
                        "clientCredentials": {"tokenUrl": "/oauth2/token", "scopes": _SCOPES}
                    },
                }
            },
        },
    }


def document_text() -> str:
    """Return the document as it is published: indented, the same text every time."""
    text = json.dumps(document(), ensure_ascii=False, indent=2) + "\n"
    # The types' docstrings mark code as Python's documentation does; OpenAPI's texts are Markdown.
    return text.replace("``", "`")


def _shapes() -> Iterator[Any]:
    yield Problem
    yield CurrentAssessment
    for operation in OPERATIONS:
        for shape in (operation.request, *(each.shape for each in operation.answers.values())):
            if shape is not None and not isinstance(shape, Mapping):
                yield shape


def _paths(named: Mapping[int, Any]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for operation in sorted(OPERATIONS, key=lambda each: each.path):
        item = paths.setdefault(operation.path, {})
        item[operation.method.lower()] = _operation(operation, named)
    return paths


def _operation(operation: Operation, named: Mapping[int, Any]) -> dict[str, Any]:
    parameters = [*operation.parameters, _LANGUAGE]
    if operation.checks_version:
        parameters.append(_CLIENT_VERSION)
    described: dict[str, Any] = {
        "operationId": operation.operation_id,
        "summary": operation.summary,
        "description": operation.description,
        "tags": [operation.tag],
        "parameters": [_parameter(each) for each in parameters],
        "responses": _responses(operation, named),
        "security": [],
    }
    if operation.access is not Access.PUBLIC:
        described["security"] = [{"oauth2": [operation.access.value]}]
    if operation.request is not None:
        content = {operation.request_media_type: {"schema": _schema(operation.request, named)}}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": parameter.where,
        "required": parameter.required,
        "description": parameter.description,
        "schema": dict(parameter.schema),
    }


def _responses(operation: Operation, named: Mapping[int, Any]) -> dict[str, Any]:
    responses: dict[str, Any] = {
        str(status): _answer(answer, named) for status, answer in operation.answers.items()
    }
    by_status: dict[int, list[ProblemName]] = {}
    for name in dict.fromkeys((*operation.problems, *_common_problems(operation))):
        by_status.setdefault(STATUSES[name], []).append(name)
    for status, names in by_status.items():
        # Where RFC 6749 gives the token endpoint a body of its own, that one stands.
        responses.setdefault(str(status), _problem_reference(names))
    return dict(sorted(responses.items()))


def _common_problems(operation: Operation) -> Iterator[ProblemName]:
    yield from _ANYWHERE
    if operation.request is not None:
        yield ProblemName.UNSUPPORTED_MEDIA_TYPE
    if operation.checks_version:
        yield ProblemName.CLIENT_TOO_OLD
    if operation.access is not Access.PUBLIC:
        yield ProblemName.UNAUTHORIZED
    if operation.access is Access.SUBMIT:
        yield ProblemName.FORBIDDEN


def _answer(answer: Answering, named: Mapping[int, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {"description": answer.description}
    if answer.headers:
        described["headers"] = {
            name: {"description": said, "schema": {"type": "string"}}
            for name, said in answer.headers.items()
        }
    if answer.shape is not None:
        described["content"] = {answer.media_type: {"schema": _schema(answer.shape, named)}}
    return described


def _schema(shape: Any, named: Mapping[int, Any]) -> Any:
    return dict(shape) if isinstance(shape, Mapping) else named[id(shape)]


def _problem_reference(names: list[ProblemName]) -> dict[str, Any]:
    if len(names) == 1:
        return {"$ref": f"#/components/responses/{names[0]}"}
    together: dict[str, Any] = {
        "description": " ".join(f"`{name}`: {TITLES[name].en}." for name in names),
        "content": {MEDIA_TYPE: {"schema": {"$ref": _REFERENCE.format(name="Problem")}}},
    }
    if _LATER & set(names):
        together["headers"] = {"Retry-After": _RETRY_AFTER}
    return together


def _problem_response(name: ProblemName) -> dict[str, Any]:
    type_uri = {"properties": {"type": {"const": TYPE_PREFIX + name}}}
    schema = {"allOf": [{"$ref": _REFERENCE.format(name="Problem")}, type_uri]}
    response: dict[str, Any] = {
        "description": f"{STATUSES[name]} `{name}`: {TITLES[name].en} / {TITLES[name].vi}.",
        "content": {MEDIA_TYPE: {"schema": schema}},
    }
    if name in _LATER:
        response["headers"] = {"Retry-After": _RETRY_AFTER}
    return response


def _problem_schema(schema: dict[str, Any]) -> dict[str, Any]:
    properties = dict(schema["properties"])
    properties["type"] = {
        **properties["type"],
        "description": "Decide on its last part alone; the part before may differ by office.",
        "examples": [TYPE_PREFIX + name for name in ProblemName],
    }
    properties["current"] = {
        "anyOf": [{"$ref": _REFERENCE.format(name="CurrentAssessment")}, {"type": "null"}],
        "default": None,
        "description": "With `already-assessed` and `revision-conflict`.",
    }
    return {**schema, "properties": properties}
