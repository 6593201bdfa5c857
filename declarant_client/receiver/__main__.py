"""``python -m declarant_client.receiver``."""

import sys

from declarant_client.receiver import main

if __name__ == "__main__":
    sys.exit(main())
