"""How the program is there beside other work: tray, announcements, later starts, staying open."""
