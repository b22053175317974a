"""What can be done with records: functions from values to values."""
