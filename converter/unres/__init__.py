"""United Nations resolutions as linked open data, paragraph by paragraph."""
