"""Pages: views that ask and templates that show. No decision and no change of state is made here."""
