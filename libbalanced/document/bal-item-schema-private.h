/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A JSON Schema (draft 2020-12) of documents whose outermost object is an item of the type, from
 * what the classes of items declare. What it allows, the reader reads, but for rules that go beyond
 * one member. (transfer full) */
char *bal_item_type_make_schema (GType type, const char *id, const char *title);

G_END_DECLS
