"""`python -m planner`: see `planner.authoring.opdrachten`."""

import sys

from planner.authoring.opdrachten import main

sys.exit(main())
