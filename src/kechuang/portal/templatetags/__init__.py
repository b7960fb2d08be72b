"""Template tags of the portal: `{% load portal %}`. Only what turns a value into markup or words lives here."""
