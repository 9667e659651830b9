"""What all tests share: hypothesis tries the same cases in every run, so that a red run can be repeated."""

from hypothesis import settings

settings.register_profile("vast", derandomize=True, deadline=None)
settings.load_profile("vast")
