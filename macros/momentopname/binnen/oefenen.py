# After begin.py, in the Python that practises: notes which functions of Python itself run.
import gc
import sys
import types

ran = {}


def note(code, _):
    ran[id(code)] = code
    return sys.monitoring.DISABLE


def practised(code):
    """Run code of the build; what ran until now, as keys."""
    exec(code)
    functions = [it for it in gc.get_objects() if isinstance(it, types.FunctionType)]
    return "\n".join(key(it) for it in functions if id(it.__code__) in ran)


sys.monitoring.use_tool_id(0, "oefening")
sys.monitoring.register_callback(0, sys.monitoring.events.PY_START, note)
sys.monitoring.set_events(0, sys.monitoring.events.PY_START)
with open("/functies", "w") as file:
    file.write(f"{id(browser.answer)} {id(practised)}")
