"""Office files in which somebody, or some program, damaged the XML: still a zip of XML, and often senseless."""

import zipfile
from io import BytesIO
from random import Random
from xml.etree import ElementTree as ET

VALUES = ("-1", "abc", "", "999999999999", "1.5", "\u0663")
TEXTS = (None, "", "x" * 50, "1.1.1.1", "\n", "Task 1.1")


def damaged(content: bytes, luck: Random) -> bytes:
    """Give a file in one of whose parts some elements lost, doubled or changed what they hold."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    part = luck.choice([name for name in parts if name.startswith(("word/", "xl/"))])
    root = ET.fromstring(parts[part])
    elements = list(root.iter())
    for _ in range(luck.randint(1, 6)):
        _damage(luck.choice(elements), elements, luck)
    parts[part] = ET.tostring(root)
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return written.getvalue()


def _damage(element: "ET.Element[str]", elements: "list[ET.Element[str]]", luck: Random) -> None:
    way = luck.randint(0, 4)
    if way == 0 and element.attrib:
        element.attrib[luck.choice(list(element.attrib))] = luck.choice(VALUES)
    elif way == 1 and element.attrib:
        del element.attrib[luck.choice(list(element.attrib))]
    elif way == 2 and len(element):
        element.remove(luck.choice(list(element)))
    elif way == 3 and len(element):
        element.append(luck.choice(list(element)))
    elif luck.random() < 0.5:
        element.text = luck.choice(TEXTS)
    else:
        element.tag = luck.choice(elements).tag
