/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/document/bal-item-list-private.h"
#include "libbalanced/document/bal-item-private.h"

G_BEGIN_DECLS

/* The value of one member of one item. Which field of the union counts, the member's kind
 * says; while the member is not stated, all of it is zero. */
typedef struct _BalItemSlot BalItemSlot;

struct _BalItemSlot
{
  gboolean stated;
  union
  {
    char *text;         /* TEXT, MONTH_OR_DAY; owned */
    char **label;       /* LABEL; owned: language and text in turn; a plain text: "" and text */
    gint64 integer;     /* INTEGER, BOOLEAN, DAY, ENUM */
    double number;      /* NUMBER */
    char **texts;       /* TEXTS; owned */
    BalFigure *figure;  /* FIGURE; owned */
    BalItem *item;      /* ITEM; owned */
    BalItemList *items; /* ITEMS; owned */
  };
  union
  {
    char *file;        /* ITEMS: the file beside the document that holds them, also when it holds
                        * none and nothing is stated; owned, nullable */
    GPtrArray *extras; /* FIGURE: its unknown members, as those of an item; owned, nullable */
  };
};

void bal_item_slot_clear (BalItemSlot *self, const BalMember *member);
gboolean
bal_item_slot_equal (const BalItemSlot *self, const BalItemSlot *other, const BalMember *member);

/* The slot is empty. The pointer is the member's own, for the items within. */
gboolean bal_item_slot_read (BalItemSlot *self,
                             const BalMember *member,
                             BalNode node,
                             const char *pointer,
                             GError **error);
void bal_item_slot_write (const BalItemSlot *self, const BalMember *member, BalJsonWriter *writer);

/* As a property */
GParamSpec *bal_item_slot_make_property (const BalMember *member);
void bal_item_slot_set_value (BalItemSlot *self, const BalMember *member, const GValue *value);
void bal_item_slot_get_value (const BalItemSlot *self, const BalMember *member, GValue *value);

/* The text of a label in the language (“en-GB” falls back to “en”), or else the one to
 * show without a wish: plain, English, or the first. */
const char *bal_item_slot_get_label (const BalItemSlot *self, const char *language);

/* Of a DAY the same day twice; BAL_DAY_NONE when it is not stated. */
void bal_item_slot_get_days (const BalItemSlot *self,
                             const BalMember *member,
                             gint32 *first,
                             gint32 *last);

/* Figures; in bal-item-figure.c. */
BalFigure *bal_item_read_figure (BalNode node, GPtrArray **extras, GError **error);
void bal_item_write_figure (BalFigure *figure, GPtrArray *extras, BalJsonWriter *writer);

void bal_item_write_items (BalItemList *items, BalJsonWriter *writer);

/* Lists in files beside the document; in bal-item-parts.c. The name of the file is given to the
 * caller. */
gboolean bal_item_part_is_named (BalNode node);
BalDocument *bal_item_part_load (BalNode node, const char *pointer, char **file, GError **error);

/* Unknown members: names and values as they stand in the text; in bal-item.c. */
void bal_item_add_extra (GPtrArray **extras, BalNode node);
void bal_item_write_extras (GPtrArray *extras, BalJsonWriter *writer);
gboolean bal_item_extras_equal (GPtrArray *a, GPtrArray *b);

/* An item within another; in bal-item.c. */
BalItem *bal_item_read_at (BalNode node, GType type, const char *pointer, GError **error);

G_END_DECLS
