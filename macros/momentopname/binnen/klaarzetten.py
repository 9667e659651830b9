# After begin.py, in the Python that becomes the image: answers once, and throws away what no request needs.
# A function of Python itself that no request ran, stops the program when it is called after all; it takes no room.
# The engine stays whole, and so does what may run at any moment, when waste is collected. What only such functions
# use goes too.
import builtins
import gc
import html.entities
import linecache
import locale
import os
import sys
import types
import warnings

with open("/vraag.json", encoding="utf-8") as file:
    first = file.read()
with open("/antwoord", "w", encoding="utf-8") as file:
    file.write(browser.answer(first))
with open("/functies", "w") as file:
    file.write(f"{id(browser.answer)}")
with open("/gelopen", encoding="utf-8") as file:
    ran = set(file.read().split("\n"))
linecache.clearcache()
sys.path_importer_cache.clear()
zipimport._zip_directory_cache.clear()
warnings.simplefilter("ignore")
builtins.abort = os.abort
stop = (lambda *_, **__: abort()).__code__.replace(co_linetable=b"")
stops = {}
for it in gc.get_objects():
    if not isinstance(it, types.FunctionType):
        continue
    # Only who makes a class reads these.
    it.__annotations__ = None
    if key(it) not in ran:
        room = (it.__module__ or "").partition(".")[0]
        if room not in ("planner", "weakref", "_weakrefset") and it not in (key, bare, unmarshal):
            names = it.__code__.co_freevars
            it.__code__ = stops.setdefault(names, stop.replace(co_freevars=names))
unused = (
    (html.entities, "html5 entitydefs name2codepoint codepoint2name"),
    (locale, "locale_alias windows_locale"),
)
for module, tables in unused:
    for name in tables.split():
        getattr(module, name).clear()
for name in ["inspect", "ast", "dis", "opcode", "_opcode_metadata", "tokenize", "token", "ipaddress"]:
    if name in sys.modules and not any(it.startswith(f"{name} ") for it in ran):
        sys.modules.pop(name).__dict__.clear()
del file, first, ran, stops, it, names, room, module, name, tables, unused, stop, bare, unmarshal, key
zipimport._unmarshal_code = None
gc.collect()
sys._clear_type_cache()
gc.freeze()
