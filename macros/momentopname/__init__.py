"""The memory image: the short way to a first answer. Read README.md in this folder first."""

import os

# The one setting. "uit" here, or `MOMENTOPNAME=uit make site` for once: then Python always starts the plain way.
AAN = os.environ.get("MOMENTOPNAME", "aan") != "uit"
