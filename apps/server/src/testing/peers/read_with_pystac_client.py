"""Reads a catalogue as pystac-client does, and says what it found as JSON."""

import json
import sys

from pystac_client import Client

root, expected = sys.argv[1], int(sys.argv[2])
client = Client.open(root)
collections = {collection.id: collection for collection in client.get_collections()}
found = {}

for method in ["GET", "POST"]:
    items = list(client.search(method=method, limit=7, max_items=10 * expected).items())
    assert len(items) == expected, (method, len(items))
    assert len({item.id for item in items}) == expected, method
    near = list(client.search(method=method, bbox=[0, 0, 10, 10], datetime="2026-01-01/2026-01-05", limit=2).items())
    found[method] = sorted(item.id for item in near)
    area = {"type": "Point", "coordinates": [20.5, 10.5]}
    found[f"{method} intersects"] = sorted(item.id for item in client.search(method=method, intersects=area).items())
    found[f"{method} ids"] = [item.id for item in client.search(method=method, ids=["scene-3"]).items()]
    found[f"{method} matched"] = client.search(method=method, collections=["scenes"]).matched()

assert client.get_collection("scenes").get_item("scene-3").id == "scene-3"
assert client.get_collection("scenes").get_item("scene-2") is None
item = next(client.search(ids=["scene-3"], collections=["scenes"]).items())
assert item.get_collection().id == "scenes"
assert item.get_root().id == client.id
item.validate()
collections["scenes"].validate()
walked = sorted(item.id for collection in client.get_collections() for item in collection.get_items())
found["walked"] = len(walked)
found["conforms"] = [name for name in ["core", "collections", "features", "item-search"] if client.conforms_to(
    {"core": "CORE", "collections": "COLLECTIONS", "features": "FEATURES", "item-search": "ITEM_SEARCH"}[name])]
found["stable address"] = item.assets["data"].extra_fields["belvedere:href"]
print(json.dumps(found))
