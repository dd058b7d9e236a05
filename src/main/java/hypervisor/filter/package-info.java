/// What is left out of everything that is read, and what rules are made of.
@NullMarked
package hypervisor.filter;

import org.jspecify.annotations.NullMarked;
