/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The numbers that a document prints in front of its items, list by list. */
typedef struct
{
  gint64 number;
  gint64 position; /* where in the list it is printed */
  gsize item;      /* which item, in the order of the document: breaks ties of the position */
} BalNumber;

typedef struct
{
  guint64 repeated;     /* numbers that stand before more than one item, counted once each */
  guint64 missing;      /* numbers between the smallest and the largest that stand nowhere */
  guint64 out_of_order; /* items printed directly after one with a larger number */
} BalNumbering;

/* Examines one list; numbers is sorted in place. */
BalNumbering bal_numbering_examine (BalNumber *numbers, gsize n_numbers);

G_END_DECLS
