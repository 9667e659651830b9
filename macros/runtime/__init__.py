"""The Python that runs in the visitor's browser: Pyodide, the engine as byte code, and the rules."""
