/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/framework/bal-code-index-private.h"
#include "libbalanced/framework/bal-framework.h"

G_BEGIN_DECLS

/* What the store of a caseload can hold. */
#define BAL_FRAMEWORK_MAX_CELLS 256 /* with those of a missing strand or level */
#define BAL_FRAMEWORK_MAX_LEVELS 16
#define BAL_FRAMEWORK_MAX_TERMS 254
#define BAL_FRAMEWORK_MAX_OUTCOMES 65534

struct _BalFramework
{
  BalItem parent_instance;

  BalFramework *base;     /* owned; nullable; what it extends */
  BalCodeIndex *roles;    /* owned; of what is stated here */
  BalCodeIndex *outcomes; /* owned; of what is stated here */
};

struct _BalFrameworkClass
{
  BalItemClass parent_class;
};

/* What is stated here, or else in the framework that this one extends; empty when in neither. */
BalScheme *bal_framework_get_scheme (BalFramework *self, const char *member);

/* The framework that states the list: this one, or the one that it extends. */
BalFramework *bal_framework_get_owner (BalFramework *self, const char *member);

/* 1 universal, 2 targeted, 3 specialist; 0 when the term states no band. */
guint bal_framework_get_band (BalTerm *level);

/* Everything that must agree between the parts of the document; in
 * bal-framework-check.c. */
gboolean bal_framework_verify (BalItem *item, BalNode node, GError **error);

G_END_DECLS
