/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-figure.h"
#include "libbalanced/document/bal-document-private.h"
#include "libbalanced/document/bal-item.h"
#include "libbalanced/document/bal-json-writer-private.h"

G_BEGIN_DECLS

/* A subclass of BalItem declares its members, and has, without more code, their
 * construct-only properties, reading, checking, writing and comparing:
 *
 *     static const BalMember members[] = {
 *       { "code", BAL_MEMBER_TEXT, TRUE },
 *       { "label", BAL_MEMBER_LABEL },
 *       { "kind", BAL_MEMBER_ENUM, TRUE, bal_setting_kind_get_type },
 *       { "actions", BAL_MEMBER_ITEMS, FALSE, bal_action_get_type },
 *     };
 *
 *     struct _BalSetting { BalItem parent_instance; };
 *     struct _BalSettingClass { BalItemClass parent_class; };
 *     G_DEFINE_FINAL_TYPE (BalSetting, bal_setting, BAL_TYPE_ITEM)
 *
 *     class_init: bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS
 * (members));
 *
 * Not stated is NULL, an empty list, NaN, BAL_ITEM_NOT_STATED (INTEGER, DAY), FALSE, or the
 * first value of an optional ENUM, which should therefore mean “not stated”. */

#define BAL_ITEM_NOT_STATED G_MININT32

typedef enum
{
  BAL_MEMBER_TEXT,
  BAL_MEMBER_LABEL, /* a text, or { "en": …, "cy": … }; as a property: the text to show */
  BAL_MEMBER_INTEGER,
  BAL_MEMBER_NUMBER,
  BAL_MEMBER_BOOLEAN,
  BAL_MEMBER_DAY,          /* "2021-02-28"; as a property: int, days since 1970-01-01 */
  BAL_MEMBER_MONTH_OR_DAY, /* "2021-02-28", "2021-02" or "2021"; as a property: that text */
  BAL_MEMBER_TEXTS,        /* as a property: GStrv, never NULL */
  BAL_MEMBER_ENUM,         /* the nick, in snake_case; type: of the enumeration */
  BAL_MEMBER_FIGURE,       /* a number, or { "value": …, "qualifier": …, … } */
  BAL_MEMBER_ITEM,         /* type: of the item */
  BAL_MEMBER_ITEMS,        /* type: of each item; as a property: GListModel, never NULL */
} BalMemberKind;

typedef struct
{
  const char *name; /* static; snake_case in JSON, kebab-case as a property */
  BalMemberKind kind;
  gboolean required;
  GType (*type) (void); /* for ENUM, ITEM and ITEMS */

  /* What the codes in a TEXT or TEXTS name: a list of the document ("agencies"), or with a colon a
   * vocabulary of the framework (":levels"). NULL: they name nothing. */
  const char *refers_to;
  /* The list which the codes of these ITEMS belong to, where a code stands for one item only. Lists
   * in several places may be one ("actions" and the parts of actions). */
  const char *defines;
  /* The words that a TEXT, or each of TEXTS, may be; NULL: any. */
  const char *const *words;
} BalMember;

struct _BalItem
{
  GObject parent_instance;

  struct _BalItemSlot *slots; /* owned; one for each member of the class */
  char *pointer;              /* owned; empty for what did not come from a document */
  GPtrArray *extras;          /* owned; names and sources of unknown members, in turn; nullable */
};

struct _BalItemClass
{
  GObjectClass parent_class;

  const BalMember **members; /* those of the parents first */
  guint n_members;

  /* All members are set: time to build what is derived from them. Runs a second time when
   * the item has been read from a document. */
  void (*complete) (BalItem *self);

  /* Checks what goes beyond one member, after an item has been read. */
  gboolean (*verify) (BalItem *self, BalNode node, GError **error);
};

#define BAL_ITEM_CLASS(klass) (G_TYPE_CHECK_CLASS_CAST ((klass), BAL_TYPE_ITEM, BalItemClass))
#define BAL_ITEM_GET_CLASS(item) (G_TYPE_INSTANCE_GET_CLASS ((item), BAL_TYPE_ITEM, BalItemClass))

/* In class_init; the members are static. */
void
bal_item_class_install_members (BalItemClass *klass, const BalMember *members, guint n_members);

/* (transfer full) */
BalItem *bal_item_read (BalNode node, GType type, GError **error);
void bal_item_write (BalItem *self, BalJsonWriter *writer);

/* A whole document whose outermost object is an item. */
BalItem *bal_item_read_document (BalDocument *document, GType type, GError **error);

/* Each file is replaced in one step or left as it was: those beside the document that hold lists of
 * it, and then the document. */
gboolean bal_item_save (BalItem *self, GFile *file, GCancellable *cancellable, GError **error);

/* Calls for the item and everything that lies in it, an item before what lies in it. */
typedef void (*BalItemVisit) (BalItem *item, gpointer data);
void bal_item_visit (BalItem *self, BalItemVisit visit, gpointer data);

/* The members of the class of the item, those of its parents first; transfer none. */
const BalMember *const *bal_item_get_members (BalItem *self, guint *n_members);

/* Whether the class of the item has the member. */
gboolean bal_item_knows (BalItem *self, const char *member);

/* For the getters of subclasses; all transfer none. The kind of the member must fit. */
const char *bal_item_get_text (BalItem *self, const char *member);
const char *bal_item_get_label (BalItem *self, const char *member);
gint64 bal_item_get_integer (BalItem *self, const char *member);
double bal_item_get_number (BalItem *self, const char *member);
gboolean bal_item_get_boolean (BalItem *self, const char *member);
int bal_item_get_enum (BalItem *self, const char *member);

/* Of a DAY, and of a MONTH_OR_DAY its first and last day. */
gint32 bal_item_get_day (BalItem *self, const char *member);
gint32 bal_item_get_last_day (BalItem *self, const char *member);
const char *const *bal_item_get_texts (BalItem *self, const char *member);
BalFigure *bal_item_get_figure (BalItem *self, const char *member);
gpointer bal_item_get_item (BalItem *self, const char *member);
GListModel *bal_item_get_items (BalItem *self, const char *member);

/* How many texts or items a list states. */
guint bal_item_count (BalItem *self, const char *member);

/* The nth item of a list, transfer none. */
gpointer bal_item_peek (GListModel *items, guint n);

G_END_DECLS
