"""Python loads this by itself from PYTHONPATH: schemas of STAC 1.1.0 and GeoJSON are read from the pystac package, not fetched."""

import json
from importlib.resources import files
from urllib.parse import urlsplit

import requests

fetch = requests.Session.request


def bundled(url):
    """The file of pystac that is a copy of the document at this address, or None."""
    parts = urlsplit(url)
    name = parts.path.rsplit("/", 1)[-1]
    folders = {"schemas.stacspec.org": "stac-spec/v1.1.0", "geojson.org": "geojson"}
    if parts.netloc not in folders or (parts.netloc == "schemas.stacspec.org" and "/v1.1.0/" not in parts.path):
        return None
    found = files("pystac.validation.jsonschemas").joinpath(folders[parts.netloc]).joinpath(name)
    return found.read_text() if found.is_file() else None


def request(session, method, url, *parameters, **options):
    text = bundled(url)
    if text is None:
        return fetch(session, method, url, *parameters, **options)
    json.loads(text)
    answer = requests.Response()
    answer.status_code = 200
    answer.url = url
    answer._content = text.encode()
    return answer


requests.Session.request = request
