"""Mijn dossiers: many trajectories, kept in the visitor's browser."""
