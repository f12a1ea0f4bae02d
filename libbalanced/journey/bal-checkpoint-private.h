/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/journey/bal-checkpoint.h"

G_BEGIN_DECLS

const char *const *bal_checkpoint_get_rows (BalCheckpoint *self);
int bal_checkpoint_get_age (BalCheckpoint *self);         /* -1: by school year */
int bal_checkpoint_get_school_year (BalCheckpoint *self); /* -1: by age */
guint bal_checkpoint_get_within_days (BalCheckpoint *self);
guint bal_checkpoint_get_early_days (BalCheckpoint *self);

/* The first day of the checkpoint in the life of one who was born on the day; both of 1970. */
gint32 bal_checkpoint_find_day (int age, int school_year, gint32 birth);

G_END_DECLS
