"""One SQLite file that keeps everything: connection, migrations, one module per aggregate."""
